const oldest = [20, 19];

/** What is wrong with this version of Node, or nothing. */
export function nodeProblem(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return (
    `AirGate needs Node ${oldest.join(".")} or newer, and this is Node ${version}. ` +
    "Install a current one (https://nodejs.org, or `nvm install 22`), then start again."
  );
}
