"use client";

import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode, Suspense } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { refusalOf, useErrorText } from "./use-error-text";

/**
 * A part of a page that loads and fails by itself: `fallback` has the shape of what is coming, and a
 * failure stays inside with a way to try again.
 */
export function Region(props: { fallback: ReactNode; children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary onRetry={reset}>
          <Suspense fallback={props.fallback}>{props.children}</Suspense>
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}

type BoundaryProps = { onRetry: () => void; children: ReactNode };

/** React knows no other form of an error boundary than a class. */
class Boundary extends Component<BoundaryProps, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    const retry = () => {
      this.props.onRetry();
      this.setState({ error: undefined });
    };
    return <Failure error={this.state.error} onRetry={retry} />;
  }
}

/** What failed, in words, with the id to quote and a way to try again. */
export function Failure(props: { error: unknown; onRetry?: () => void }) {
  const { text } = useErrorText();
  const refusal = refusalOf(props.error);
  const final = refusal !== undefined && refusal.kind !== "internal";
  return (
    <ErrorState
      title={text(props.error)}
      errorId={final ? undefined : refusal?.requestId}
      onRetry={final ? undefined : props.onRetry}
    />
  );
}
