export interface Round {
  stop(): Promise<void>;
}

/**
 * Work the server does by the clock. What is due stands in rows; a round reads them, so nothing is lost with the process and
 * a round may run twice. Rounds of one name never overlap.
 */
export function everyMillis(millis: number, work: () => Promise<unknown>): Round {
  let running: Promise<void> | undefined;
  const round = (): void => {
    running ??= work()
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
      await running;
    },
  };
}
