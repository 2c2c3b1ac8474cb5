/** What each answers, asked one after the other: a transaction is one connection, and a connection answers one question at a time. */
export async function inTurn<T, U>(all: Iterable<T>, ask: (one: T) => Promise<U>): Promise<U[]> {
  const answers: U[] = [];
  for (const one of all) answers.push(await ask(one));
  return answers;
}
