"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DateRange } from "@/components/ui/date-range";
import { Input } from "@/components/ui/input";
import { OptionList } from "@/components/ui/option-list";
import { readDecimal } from "@/components/ui/read-decimal";
import { useUiText } from "@/components/ui/ui-text";
import type { FilterField } from "./filter";

export type FilterEditorProps = {
  field: FilterField;
  values: readonly string[];
  onValuesChange: (values: readonly string[]) => void;
  onDone: () => void;
};

/** Chooses the values of one filter; lists apply at once, texts and ranges on Enter. */
export function FilterEditor(props: FilterEditorProps) {
  const { field, values, onValuesChange } = props;
  if (field.kind === "options") {
    return (
      <div className="-m-3">
        <OptionList
          source={field.source}
          label={field.label}
          chosen={values}
          onChoose={({ value }) =>
            onValuesChange(
              values.includes(value)
                ? values.filter((other) => other !== value)
                : [...values, value],
            )
          }
        />
      </div>
    );
  }
  if (field.kind === "days") {
    return (
      <DateRange
        value={{ from: values[0] ?? "", to: values[1] ?? "" }}
        onValueChange={({ from, to }) => onValuesChange([from, to])}
        presets={field.presets}
      />
    );
  }
  return <TypedEditor {...props} />;
}

function TypedEditor({ field, values, onValuesChange, onDone }: FilterEditorProps) {
  const text = useUiText();
  const [first = "", second = ""] = values;
  const [draft, setDraft] = useState([first, second] as const);
  const range = field.kind === "range";
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onValuesChange(range ? draft.map(readDecimal) : [draft[0].trim()]);
        onDone();
      }}
    >
      <Input
        aria-label={range ? `${field.label} ${text.filterFrom}` : field.label}
        placeholder={range ? text.filterFrom : field.label}
        inputMode={range ? "decimal" : undefined}
        value={draft[0]}
        onChange={(event) => setDraft([event.target.value, draft[1]])}
      />
      {range && (
        <Input
          aria-label={`${field.label} ${text.filterTo}`}
          placeholder={text.filterTo}
          inputMode="decimal"
          value={draft[1]}
          onChange={(event) => setDraft([draft[0], event.target.value])}
        />
      )}
      <Button type="submit" variant="primary" size="sm" className="justify-self-end">
        {text.confirm}
      </Button>
    </form>
  );
}
