import { createServer } from "node:net";

/** A port that nothing listens on right now. */
export const freePort = () => claim(0);

export async function isFree(port, host = "127.0.0.1") {
  return claim(port, host).then(
    () => true,
    () => false,
  );
}

function claim(port, host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const claimed = server.address().port;
      server.close(() => resolve(claimed));
    });
  });
}
