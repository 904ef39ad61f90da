import { afterAll, beforeAll } from "vitest";
import { env } from "@/core/env";
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from "@/simulators/volcengine/server";

export type TestCloud = Pick<Simulator, "url" | "control" | "state" | "close"> & {
  /** The main account that is there from the beginning, with the keys of the account itself. */
  account: ReturnType<Simulator["control"]["createAccount"]>;
};

/** A simulated cloud of one's own on a free port, with one main account. Close it in the end. */
export async function startCloud(options: SimulatorOptions = {}): Promise<TestCloud> {
  const { url, control, state, close } = await startSimulator(options);
  return { url, control, state, close, account: control.createAccount() };
}

/** The same for a test file: one cloud from its first test to its last, and the one our client calls. */
export function cloudOfFile(options: SimulatorOptions = {}): () => TestCloud {
  let cloud: TestCloud | undefined;
  beforeAll(async () => {
    cloud = await startCloud(options);
    env().VOLCENGINE_ENDPOINT = cloud.url;
  });
  afterAll(() => cloud?.close());
  return () => {
    if (!cloud) throw new Error("the cloud runs during tests only");
    return cloud;
  };
}
