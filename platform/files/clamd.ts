import { createReadStream } from "node:fs";
import { connect, type Socket } from "node:net";
import { once } from "node:events";

/** Asks whether a received file is clean; the name of what was found otherwise. */
export type Scan = (path: string) => Promise<string | undefined>;

/** The scanner cannot be reached or does not answer: nothing is taken unlooked-at. */
export class ScannerAway extends Error {}

const MILLIS = 60_000;

/**
 * ClamAV's daemon by its INSTREAM command: the file travels in pieces, each led by its length, and an empty one ends it
 * (clamd(8)). `at` is the path of its socket, or host:port.
 */
export const scanWith =
  (at: string): Scan =>
  async (path) => {
    const answer = await ask(at, path);
    const found = /^stream: (.{1,200}) FOUND$/.exec(answer)?.[1];
    if (found !== undefined) return found;
    if (answer === "stream: OK") return undefined;
    throw new ScannerAway(`clamd answers: ${answer.slice(0, 200)}`);
  };

async function ask(at: string, path: string): Promise<string> {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(at) ?? [];
  const socket = port === undefined ? connect({ path: at }) : connect({ host: host as string, port: Number(port) });
  socket.setTimeout(MILLIS, () => socket.destroy(new Error("no answer in time")));
  let answer = "";
  const ended = new Promise<void>((done, fail) => {
    socket.setEncoding("latin1").on("data", (text: string) => (answer = `${answer}${text}`.slice(0, 1000)));
    socket.once("end", done).once("close", done).once("error", fail);
  });
  ended.catch(() => {});
  try {
    await Promise.race([once(socket, "connect"), ended.then(() => Promise.reject(new Error("closed at once")))]);
    await send(socket, path).catch((error: unknown) => {
      // It says why it takes no more, then closes.
      if (answer === "") throw error;
    });
    await ended;
  } catch (error) {
    if (answer === "") throw new ScannerAway("clamd cannot be reached", { cause: error });
  } finally {
    socket.destroy();
  }
  return answer.replace(/\0.*$/s, "").trim();
}

async function send(socket: Socket, path: string): Promise<void> {
  socket.write("zINSTREAM\0");
  for await (const piece of createReadStream(path, { highWaterMark: 65_536 }) as AsyncIterable<Buffer>) {
    if (socket.destroyed) throw new Error("closed before its end");
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    if (!socket.write(piece)) await Promise.race([once(socket, "drain"), once(socket, "close")]);
  }
  socket.write(Buffer.alloc(4));
}
