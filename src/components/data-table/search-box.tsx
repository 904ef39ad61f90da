"use client";

import { Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { useUiText } from "@/components/ui/ui-text";

/** The quick search of a table; tells its value when the typing pauses. */
export function SearchBox(props: {
  value: string;
  onValueChange: (value: string) => void;
  placeholder?: string;
  pauseMilliseconds?: number;
}) {
  const text = useUiText();
  const { value, onValueChange, pauseMilliseconds = 250 } = props;
  const [draft, setDraft] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    setDraft(value);
  }
  useEffect(() => {
    if (draft === value) return;
    const timer = setTimeout(() => onValueChange(draft), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [draft, value, onValueChange, pauseMilliseconds]);
  return (
    <search className="w-full sm:w-64">
      <Input
        data-table-search
        type="text"
        role="searchbox"
        aria-label={props.placeholder ?? text.search}
        placeholder={props.placeholder ?? text.search}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onValueChange(draft);
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        start={<Search aria-hidden="true" />}
        end={
          draft ? (
            <button
              type="button"
              aria-label={text.clear}
              onClick={() => {
                setDraft("");
                onValueChange("");
              }}
              className="grid size-6 place-items-center rounded-sm hover:bg-hover hover:text-fg"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          ) : (
            <span className="pr-1 max-sm:hidden">
              <Kbd>/</Kbd>
            </span>
          )
        }
      />
    </search>
  );
}
