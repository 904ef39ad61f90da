"use client";

import { ChevronsUpDown, X } from "lucide-react";
import { Popover } from "radix-ui";
import { type ReactNode, useState } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field";
import { controlStyle, focusStyle } from "./input";
import { OptionList, type OptionSource } from "./option-list";
import type { Option } from "./select";
import { useUiText } from "./ui-text";

type Base = OptionSource & {
  label: string;
  placeholder?: string;
  /** What to show where loading failed. */
  failure?: string;
  disabled?: boolean;
  id?: string;
};

export type ComboboxProps = Base & {
  /** The whole option, so that its label shows before the list is loaded. */
  value: Option | undefined;
  onValueChange: (value: Option | undefined) => void;
  clearable?: boolean;
};

/** One of many, found by typing; options come as a list or by a search. */
export function Combobox(props: ComboboxProps) {
  const text = useUiText();
  const [open, setOpen] = useState(false);
  const { value } = props;
  return (
    <span className="relative flex w-full min-w-0 items-center">
      <Frame {...props} open={open} onOpenChange={setOpen} shown={value?.label}>
        <OptionList
          source={props}
          label={props.label}
          failure={props.failure}
          chosen={value ? [value.value] : []}
          onChoose={(option) => {
            props.onValueChange(option);
            setOpen(false);
          }}
        />
      </Frame>
      {props.clearable && value && !props.disabled && (
        <button
          type="button"
          aria-label={`${text.clear} ${value.label}`}
          onClick={() => props.onValueChange(undefined)}
          className="absolute right-7 grid size-6 place-items-center rounded-sm text-muted hover:bg-hover hover:text-fg"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </span>
  );
}

export type MultiComboboxProps = Base & {
  values: readonly Option[];
  onValuesChange: (values: Option[]) => void;
};

/** Several of many; the list stays open while one chooses. */
export function MultiCombobox(props: MultiComboboxProps) {
  const text = useUiText();
  const [open, setOpen] = useState(false);
  const { values, onValuesChange } = props;
  const without = (option: Option) => values.filter(({ value }) => value !== option.value);
  const toggle = (option: Option) => {
    const rest = without(option);
    onValuesChange(rest.length === values.length ? [...values, option] : rest);
  };
  return (
    <div className="grid gap-1.5">
      <Frame {...props} open={open} onOpenChange={setOpen} shown={undefined}>
        <OptionList
          source={props}
          label={props.label}
          failure={props.failure}
          chosen={values.map(({ value }) => value)}
          onChoose={toggle}
        />
      </Frame>
      {values.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {values.map((option) => (
            <li key={option.value} className="max-w-full">
              <span className="inline-flex h-6 max-w-full items-center rounded-sm border border-line bg-sunken pl-1.5 text-xs">
                <span className="truncate">{option.label}</span>
                <button
                  type="button"
                  aria-label={`${text.remove} ${option.label}`}
                  onClick={() => onValuesChange(without(option))}
                  className="grid size-6 shrink-0 place-items-center text-muted hover:text-fg"
                >
                  <X aria-hidden="true" className="size-3" />
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type FrameProps = Pick<Base, "label" | "placeholder" | "disabled" | "id"> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  shown: string | undefined;
  children: ReactNode;
};

function Frame(props: FrameProps) {
  const { "aria-required": _required, ...field } = useFieldProps(props);
  return (
    <Popover.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Popover.Trigger asChild>
        <button
          type="button"
          {...field}
          aria-label={field.id ? undefined : props.label}
          disabled={props.disabled}
          className={cn(
            controlStyle,
            focusStyle,
            "flex h-8 items-center max-sm:h-10 justify-between gap-2 px-2.5 text-left",
          )}
        >
          <span className={cn("truncate", !props.shown && "text-muted")}>
            {props.shown ?? props.placeholder}
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={props.label}
          className="enter z-toast w-[max(14rem,var(--radix-popover-trigger-width))] overflow-hidden rounded-lg bg-raised shadow-float"
        >
          {props.children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
