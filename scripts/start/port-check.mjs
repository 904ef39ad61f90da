import { isFree } from "../postgres/port.mjs";
import { StartFailure } from "./failure.mjs";

export async function requireFreePort(port, host, name = "PORT") {
  if ((await isFree(port, host)) && (await isFree(port, "127.0.0.1"))) return;
  throw new StartFailure(
    `Port ${port} is taken by another program. Stop that one, or choose another port: ` +
      `${name}=${port === 65_535 ? 3000 : port + 1} npm start`,
  );
}
