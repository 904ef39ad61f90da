"use client";

import { refusalOf } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";

/** The person as an admin; `admin` is undefined for somebody without a console role. */
export function useAdmin(upn: string) {
  const { data, error } = trpc.access.admin.useQuery({ upn });
  const none = refusalOf(error)?.code === "access.admin_not_found";
  return { admin: none ? undefined : data, loading: !data && !error };
}
