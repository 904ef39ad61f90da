import { createContext, useContext } from "react";

/** What a safeguard dialog asks for, and whom it answers. */
export type Ask =
  | { what: "confirmation"; answer: (confirmed: boolean) => void }
  | {
      what: "approval";
      operation: string;
      input: unknown;
      answer: (approval: string | undefined) => void;
    };

export type Safeguards = {
  /** Asks for the password once more; false when the person turned away. */
  confirmIdentity(): Promise<boolean>;
  /** Asks a second person; the id of the request, or undefined when the person turned away. */
  requestApproval(operation: string, input: unknown): Promise<string | undefined>;
};

export const SafeguardsContext = createContext<Safeguards | undefined>(undefined);

export function useSafeguards(): Safeguards {
  const safeguards = useContext(SafeguardsContext);
  if (!safeguards) throw new Error("a guarded change stands outside SafeguardsProvider");
  return safeguards;
}
