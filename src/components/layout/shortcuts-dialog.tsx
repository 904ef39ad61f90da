"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

export type ShortcutGroup = {
  heading: string;
  shortcuts: readonly { keys: string; label: string }[];
};

/** All keys at a glance; opens on `?`. */
export function ShortcutsDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  groups: readonly ShortcutGroup[];
}) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={props.title} width="lg">
      <div className="gap-x-10 sm:columns-2">
        {props.groups.map((group) => (
          <section key={group.heading} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-medium text-muted text-xs">{group.heading}</h3>
            <dl className="divide-y divide-line">
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className="flex items-center justify-between py-1.5">
                  <dt className="text-sm">{shortcut.label}</dt>
                  <dd>
                    <Kbd>{shortcut.keys}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
