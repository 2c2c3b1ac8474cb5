export const FIRST_WAIT = 200;
const LONGEST_WAIT = 10_000;

/**
 * Milliseconds before the next start. A server that had opened is back at once however often it is killed: nobody waits five
 * seconds for it. One that ends before it opens is tried less and less often.
 */
export const waitAfter = (wait, wasReady) => (wasReady ? FIRST_WAIT : Math.min(wait * 2, LONGEST_WAIT));
