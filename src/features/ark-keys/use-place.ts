"use client";

import { useState } from "react";
import type { Option } from "@/components/ui/select";
import { trpc } from "@/trpc/client";
import type { Owner } from "./ark-key";

type Place = { subAccount: Option | undefined; project: string; name: string };

/** Where a new key is to stand; with one linked project there is nothing to choose. */
export function usePlace(owner: Owner | undefined) {
  const [chosen, setPlace] = useState<Place>({
    subAccount: owner && { value: owner.id, label: owner.name },
    project: "",
    name: "",
  });
  const id = chosen.subAccount?.value;
  const { data } = trpc.iam.subAccount.useQuery(
    { subAccountId: id ?? "" },
    { enabled: id !== undefined },
  );
  const projects = id === undefined ? undefined : data?.links;
  const only = projects?.length === 1 ? projects[0]?.project : undefined;
  const place: Place = { ...chosen, project: chosen.project || (only ?? "") };
  const loading = id !== undefined && projects === undefined;
  return { place, setPlace, projects, loading, fixed: owner !== undefined };
}
