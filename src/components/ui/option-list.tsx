"use client";

import { Command } from "cmdk";
import { Check, Search } from "lucide-react";
import { useState } from "react";
import { cn } from "./cn";
import { itemStyle } from "./menu-style";
import type { Option } from "./select";
import { Spinner } from "./spinner";
import { useUiText } from "./ui-text";
import { type LoadOptions, useOptions } from "./use-options";

export type OptionSource =
  | { options: readonly Option[]; load?: undefined }
  | { load: LoadOptions; options?: undefined };

/** A searchable list with marks at what is chosen; the frame of combobox and filters. */
export function OptionList(props: {
  source: OptionSource;
  chosen: readonly string[];
  onChoose: (option: Option) => void;
  label: string;
  /** What to show where loading failed. */
  failure?: string;
}) {
  const text = useUiText();
  const [query, setQuery] = useState("");
  const { source } = props;
  const remote = useOptions(source.load, query, true);
  const options = source.options ?? remote.options;
  return (
    <Command label={props.label} shouldFilter={source.load === undefined} loop>
      <div className="flex items-center gap-2 border-line border-b px-3 focus-within:shadow-[inset_0_-2px_0_var(--accent)]">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder={text.search}
          className="h-9 w-full bg-transparent text-sm outline-none"
        />
        {remote.loading && <Spinner className="text-muted" />}
      </div>
      <Command.List aria-label={props.label} className="max-h-64 overflow-y-auto p-1">
        {!remote.loading && (
          <Command.Empty className="px-2 py-6 text-center text-muted text-sm">
            {remote.failed ? (props.failure ?? text.noMatch) : text.noMatch}
          </Command.Empty>
        )}
        {options.map((option) => (
          <OptionItem
            key={option.value}
            option={option}
            chosen={props.chosen.includes(option.value)}
            onChoose={() => props.onChoose(option)}
          />
        ))}
      </Command.List>
    </Command>
  );
}

function OptionItem(props: { option: Option; chosen: boolean; onChoose: () => void }) {
  const { option } = props;
  const note = option.disabledReason ?? option.description;
  return (
    <Command.Item
      value={option.value}
      keywords={[option.label, option.description ?? ""]}
      disabled={option.disabledReason !== undefined}
      onSelect={props.onChoose}
      className={cn(itemStyle, "data-[disabled=true]:text-muted")}
    >
      {option.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{option.label}</span>
        {note && <span className="block truncate text-muted text-xs">{note}</span>}
      </span>
      {props.chosen && <Check aria-hidden="true" className="text-accent" />}
    </Command.Item>
  );
}
