import { emptyState } from "../../src/simulators/volcengine/cloud";
import { startSimulator } from "../../src/simulators/volcengine/server";

/**
 * A simulated cloud in a process of its own, so that its memory is not the poll's: one main account
 * whose current month has `BENCH_BILL_ROWS` rows of `BENCH_BILL_PROJECTS` projects by day.
 */
const count = Number(process.env.BENCH_BILL_ROWS);
const projects = Number(process.env.BENCH_BILL_PROJECTS);

const { control, state } = await startSimulator({
  state: emptyState(),
  port: Number(process.env.PORT),
  settings: { billDelayDays: { detail: 0, split: 0 } },
});
const accessKeyId = process.env.BENCH_ACCESS_KEY ?? "";
const secretAccessKey = process.env.BENCH_SECRET_KEY ?? "";
const { accountId } = control.createAccount({ accessKeyId, secretAccessKey });
const day = process.env.BENCH_BILL_DAY ?? "";
const bill = state.accounts.find(({ id }) => id === accountId)?.bill;
if (!bill) throw new Error("the account has no bill");
// Straight into the month: the control would look for each row's place among all others.
bill.months[day.slice(0, 7)] = Array.from({ length: count }, (_, n) => ({
  id: n + 1,
  day,
  hour: null,
  project: `project-${n % projects}`,
  product: "ark_bd",
  element: "doubao_pro_32k_input",
  instance: `ep-${n}`,
  apiKey: "",
  category: "consume-use" as const,
  usage: "1",
  amount: `${(n % 90) + 1}.12345678`,
}));
bill.nextId = count + 1;
bill.version += 1;

process.send?.("ready");
process.on("disconnect", () => process.exit(0));
