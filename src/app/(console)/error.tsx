"use client";

import { PageFailure, type PageFailureProps } from "@/features/shell/page-failure";

export default function PageError(props: PageFailureProps) {
  return <PageFailure {...props} />;
}
