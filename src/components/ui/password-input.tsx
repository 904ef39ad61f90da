"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Input, type InputProps } from "./input";
import { useUiText } from "./ui-text";

export type PasswordInputProps = Omit<InputProps, "type" | "end" | "autoComplete"> & {
  autoComplete: "current-password" | "new-password" | "one-time-code";
};

/** Pasting and password managers work; the text can be shown. */
export function PasswordInput(props: PasswordInputProps) {
  const text = useUiText();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Input
      spellCheck={false}
      autoCapitalize="off"
      {...props}
      type={shown ? "text" : "password"}
      end={
        <button
          type="button"
          aria-label={shown ? text.hide : text.show}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="grid size-6 place-items-center rounded-sm hover:bg-hover hover:text-fg"
        >
          <Icon aria-hidden="true" className="size-4" />
        </button>
      }
    />
  );
}
