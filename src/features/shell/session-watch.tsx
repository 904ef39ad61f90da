"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { goToSignIn } from "./go-to-sign-in";
import { refusalOf } from "./use-error-text";

/** A session that ended meanwhile leads back to the sign-in page, and from there to this one. */
export function SessionWatch() {
  const client = useQueryClient();
  useEffect(() => {
    const look = (error: unknown) => {
      if (refusalOf(error)?.kind === "unauthenticated") goToSignIn();
    };
    const ends = [
      client.getQueryCache().subscribe(({ query }) => look(query.state.error)),
      client.getMutationCache().subscribe(({ mutation }) => look(mutation?.state.error)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [client]);
  return null;
}
