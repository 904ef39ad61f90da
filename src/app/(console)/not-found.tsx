import { NothingHere } from "@/features/shell/nothing-here";

export default function ConsoleNotFound() {
  return <NothingHere />;
}
