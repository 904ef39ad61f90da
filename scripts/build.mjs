import { rmSync } from "node:fs";
import { bundle } from "./bundle.mjs";
import { sourceFingerprint, stampBuild } from "./start/build-stamp.mjs";
import { launch, stopRunning } from "./start/children.mjs";
import { inRoot } from "./start/paths.mjs";

// A starter that is killed closes its channel: a build must not go on and meet the next one's.
for (const event of ["SIGTERM", "SIGINT", "disconnect"]) {
  process.once(event, () => void stopRunning().then(() => process.exit(1)));
}

// The fingerprint is of the sources before the build: what changes meanwhile is built next time.
const fingerprint = sourceFingerprint();
rmSync(inRoot(".next", "airgate-build"), { force: true });
await bundle();

const next = launch(process.execPath, [inRoot("node_modules/next/dist/bin/next"), "build"], {
  env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
});
const code = await next.exit;
if (code === 0) stampBuild(fingerprint);
process.exit(code === 0 ? 0 : 1);
