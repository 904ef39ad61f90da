"use client";

import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
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
        <Boundary fallback={props.fallback} onRetry={reset}>
          <Suspense fallback={props.fallback}>{props.children}</Suspense>
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}

type BoundaryProps = { fallback: ReactNode; onRetry: () => void; children: ReactNode };
type BoundaryState = { error?: unknown; asked: boolean };

/**
 * React knows no other form of an error boundary than a class. What fails while the server renders
 * arrives without its reason, so it is asked once more from here, where the answer has one.
 */
class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { asked: false };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch() {
    if (this.mayAskAgain()) this.ask(true);
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    if (this.mayAskAgain()) return this.props.fallback;
    return <Failure error={this.state.error} onRetry={() => this.ask(false)} />;
  }

  private mayAskAgain() {
    return !this.state.asked && !(this.state.error instanceof TRPCClientError);
  }

  private ask(asked: boolean) {
    this.props.onRetry();
    this.setState({ error: undefined, asked });
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
