import { rmSync } from "node:fs";
import { bundle } from "./bundle.mjs";
import { sourceFingerprint, stampBuild } from "./start/build-stamp.mjs";
import { launch, stopChild } from "./start/children.mjs";
import { inRoot } from "./start/paths.mjs";

// The fingerprint is of the sources before the build: what changes meanwhile is built next time.
const fingerprint = sourceFingerprint();
rmSync(inRoot(".next", "airgate-build"), { force: true });
await bundle();

const next = launch(process.execPath, [inRoot("node_modules/next/dist/bin/next"), "build"], {
  env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
});
for (const event of ["SIGTERM", "SIGINT", "disconnect"]) {
  process.once(event, () => stopChild(next).then(() => process.exit(1)));
}
const code = await next.exit;
if (code === 0) stampBuild(fingerprint);
process.exit(code === 0 ? 0 : 1);
