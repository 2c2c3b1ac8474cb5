export interface Round {
  stop(): Promise<void>;
}

/**
 * Work the server does by the clock. What is due stands in rows; a round reads them, so nothing is lost with the process and
 * a round may run twice. Rounds of one name never overlap; a long one looks at its signal and stops between two steps.
 */
export function everyMillis(millis: number, work: (signal: AbortSignal) => Promise<unknown>): Round {
  let running: Promise<void> | undefined;
  const stopping = new AbortController();
  const round = (): void => {
    running ??= work(stopping.signal)
      .then(
        () => {},
        (error: unknown) => console.error(error),
      )
      .finally(() => (running = undefined));
  };
  const timer = setInterval(round, millis);
  round();
  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
