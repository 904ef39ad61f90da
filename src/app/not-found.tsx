import { Logo } from "@/components/logo/logo";
import { NothingHere } from "@/features/shell/nothing-here";

export default function NotFound() {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="px-6 py-5">
        <Logo />
      </header>
      <main className="grid flex-1 place-items-center pb-24">
        <NothingHere />
      </main>
    </div>
  );
}
