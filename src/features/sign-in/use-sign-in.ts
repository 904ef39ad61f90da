import { type FormEvent, type RefObject, useState } from "react";
import { useErrorText } from "@/features/shell/use-error-text";
import { type Door, type SignInFailure, signInAt } from "./auth-client";
import { destinationOf } from "./destination";
import { useCountdown } from "./use-countdown";

type Problem = { login?: string; password?: string; whole?: string };

/** Sends what was typed; on success it leaves the page, else it says what is wrong. */
export function useSignIn(
  door: Door,
  wanted: string | null,
  passwordInput: RefObject<HTMLInputElement | null>,
) {
  const errors = useErrorText();
  const [problem, setProblem] = useState<Problem>();
  const [pending, setPending] = useState(false);
  const wait = useCountdown();

  const refuse = ({ code, seconds }: SignInFailure) => {
    setPending(false);
    wait.start(seconds);
    setProblem({ whole: errors.code(code, { seconds }) });
    passwordInput.current?.select();
  };

  const send = async (login: string, password: string) => {
    setPending(true);
    setProblem(undefined);
    try {
      const failure = await signInAt({ door, login, password });
      if (failure) return refuse(failure);
      window.location.assign(destinationOf(door, wanted));
    } catch (error) {
      setPending(false);
      setProblem({ whole: errors.text(error) });
    }
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending || wait.seconds > 0) return;
    const { login, password } = typedIn(event.currentTarget);
    if (login && password) return void send(login, password);
    setProblem({
      login: login ? undefined : errors.code("access.login_required"),
      password: password ? undefined : errors.code("password.required"),
    });
  };

  const reset = () => setProblem(undefined);
  return { submit, problem, waiting: wait.seconds, pending, reset };
}

function typedIn(form: HTMLFormElement) {
  const given = new FormData(form);
  return {
    login: String(given.get("login") ?? "").trim(),
    password: String(given.get("password") ?? ""),
  };
}
