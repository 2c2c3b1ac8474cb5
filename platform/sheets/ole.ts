import { createHash } from "node:crypto";
import { Unreadable } from "./unreadable.ts";

/** The password Excel sets and tries by itself where somebody protects a sheet alone. */
const DEFAULT_PASSWORD = "VelvetSweatshop";

const FREE = 0xfffffff0;
const FILEPASS = 0x2f;
const BOUNDSHEET = 0x85;
const TEMPLATE = 0x60;
/** Records that stay as they are in a protected stream. */
const PLAIN = new Set([0x809, FILEPASS, 0x194, 0x195, 0xe1, 0x196, 0x138]);
const BLOCK = 1024;

/** The streams of an OLE container, by name. */
export function readOle(file: Buffer): Map<string, () => Buffer> {
  const broken = (): never => {
    throw new Unreadable("broken");
  };
  if (file.length < 512) broken();
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) broken();
  const sector = 1 << shift;
  const at = (n: number): number => (n + 1) * sector;
  const most = Math.ceil(file.length / sector);
  const fat: number[] = [];
  const load = (n: number): void => {
    if (n >= FREE || at(n) + sector > file.length + sector) return;
    for (let i = 0; i < sector && at(n) + i + 4 <= file.length; i += 4) fat.push(file.readUInt32LE(at(n) + i));
  };
  for (let i = 0; i < 109; i++) load(file.readUInt32LE(76 + i * 4));
  for (let next = file.readUInt32LE(68), n = 0; next < FREE && n < most; n++) {
    if (at(next) + sector > file.length) broken();
    for (let i = 0; i < sector - 4; i += 4) load(file.readUInt32LE(at(next) + i));
    next = file.readUInt32LE(at(next) + sector - 4);
  }
  const chain = (start: number): Buffer => {
    const pieces: Buffer[] = [];
    for (let n = start; n < FREE; n = fat[n] ?? FREE) {
      if (pieces.length > most || at(n) > file.length) broken();
      pieces.push(file.subarray(at(n), at(n) + sector));
    }
    return Buffer.concat(pieces);
  };
  const directory = chain(file.readUInt32LE(48));
  const small: number[] = [];
  const smallTable = chain(file.readUInt32LE(60));
  for (let i = 0; i + 4 <= smallTable.length; i += 4) small.push(smallTable.readUInt32LE(i));
  let store: Buffer | undefined;
  const streams = new Map<string, () => Buffer>();
  for (let d = 0; d + 128 <= directory.length; d += 128) {
    const length = Math.min(64, directory.readUInt16LE(d + 64));
    const name = directory.toString("utf16le", d, d + Math.max(0, length - 2));
    const [type, start, size] = [directory[d + 66], directory.readUInt32LE(d + 116), directory.readUInt32LE(d + 120)];
    if (type === 5) store = chain(start);
    if (type !== 2 || streams.has(name)) continue;
    streams.set(name, () => {
      if (size >= 4096 || !store) return chain(start).subarray(0, size);
      const pieces: Buffer[] = [];
      for (let n = start; n < FREE; n = small[n] ?? FREE) {
        if (pieces.length * 64 > size) break;
        pieces.push(store.subarray(n * 64, n * 64 + 64));
      }
      return Buffer.concat(pieces).subarray(0, size);
    });
  }
  return streams;
}

/** The stream of an .xls readable: what Excel opens with its own password is unlocked, any other password is told. */
export function unlockXls(stream: Buffer): Buffer {
  const pass = findRecord(stream, FILEPASS);
  if (!pass) return stream;
  const body = stream.subarray(pass.at + 4, pass.at + 4 + pass.length);
  const keyOf = body.readUInt16LE(0) === 1 ? (body.readUInt16LE(2) === 1 ? md5Key(body) : sha1Key(body)) : undefined;
  if (!keyOf) throw new Unreadable("password");
  const clear = Buffer.from(stream);
  // The lock's own record becomes one that says nothing.
  clear.writeUInt16LE(TEMPLATE, pass.at);
  let rc4 = new Rc4(keyOf(0));
  let block = 0;
  let used = 0;
  const step = (at: number, keep: boolean): void => {
    const now = Math.floor(at / BLOCK);
    if (now !== block || at < used) {
      rc4 = new Rc4(keyOf(now));
      block = now;
      used = now * BLOCK;
    }
    while (used < at) {
      rc4.next();
      used++;
    }
    const mask = rc4.next();
    used++;
    if (!keep) clear[at] = (clear[at] as number) ^ mask;
  };
  for (let at = 0; at + 4 <= stream.length;) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const end = Math.min(stream.length, at + 4 + length);
    if (!PLAIN.has(type)) for (let i = at + 4; i < end; i++) step(i, type === BOUNDSHEET && i < at + 8);
    at = end;
  }
  return clear;
}

function findRecord(stream: Buffer, wanted: number): { at: number; length: number } | undefined {
  for (let at = 0, n = 0; at + 4 <= stream.length && n < 50; n++) {
    const length = stream.readUInt16LE(at + 2);
    if (stream.readUInt16LE(at) === wanted) return at + 4 + length <= stream.length ? { at, length } : undefined;
    at += 4 + length;
  }
  return undefined;
}

const hash = (name: "md5" | "sha1", ...parts: Buffer[]): Buffer => createHash(name).update(Buffer.concat(parts)).digest();
const le32 = (n: number): Buffer => {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(n);
  return b;
};

type KeyOf = (block: number) => Buffer;

/** [MS-OFFCRYPTO] 2.3.6: RC4 with keys of forty bits. */
function md5Key(pass: Buffer): KeyOf | undefined {
  if (pass.length < 54) throw new Unreadable("broken");
  const first = hash("md5", Buffer.from(DEFAULT_PASSWORD, "utf16le")).subarray(0, 5);
  const salted = Buffer.concat(Array.from({ length: 16 }, () => Buffer.concat([first, pass.subarray(6, 22)])));
  const base = hash("md5", salted).subarray(0, 5);
  const keyOf: KeyOf = (block) => hash("md5", base, le32(block));
  const rc4 = new Rc4(keyOf(0));
  const verifier = rc4.apply(pass.subarray(22, 38));
  return hash("md5", verifier).equals(rc4.apply(pass.subarray(38, 54))) ? keyOf : undefined;
}

/** [MS-OFFCRYPTO] 2.3.5: RC4 of the system's providers. */
function sha1Key(pass: Buffer): KeyOf | undefined {
  const headerLength = pass.readUInt32LE(10);
  const verifierAt = 14 + headerLength;
  if (pass.length < verifierAt + 60) throw new Unreadable("broken");
  const bits = pass.readUInt32LE(14 + 16) || 40;
  const salt = pass.subarray(verifierAt + 4, verifierAt + 20);
  const base = hash("sha1", salt, Buffer.from(DEFAULT_PASSWORD, "utf16le"));
  const keyOf: KeyOf = (block) => {
    const key = hash("sha1", base, le32(block)).subarray(0, Math.min(20, bits / 8));
    return bits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
  };
  const rc4 = new Rc4(keyOf(0));
  const verifier = rc4.apply(pass.subarray(verifierAt + 20, verifierAt + 36));
  return hash("sha1", verifier).equals(rc4.apply(pass.subarray(verifierAt + 40, verifierAt + 60))) ? keyOf : undefined;
}

class Rc4 {
  readonly #s = new Uint8Array(256);
  #i = 0;
  #j = 0;
  constructor(key: Buffer) {
    const s = this.#s;
    for (let i = 0; i < 256; i++) s[i] = i;
    for (let i = 0, j = 0; i < 256; i++) {
      j = (j + (s[i] as number) + (key[i % key.length] as number)) & 255;
      [s[i], s[j]] = [s[j] as number, s[i] as number];
    }
  }
  next(): number {
    const s = this.#s;
    this.#i = (this.#i + 1) & 255;
    const a = s[this.#i] as number;
    this.#j = (this.#j + a) & 255;
    const b = s[this.#j] as number;
    s[this.#i] = b;
    s[this.#j] = a;
    return s[(a + b) & 255] as number;
  }
  apply(bytes: Buffer): Buffer {
    return Buffer.from(bytes.map((b) => b ^ this.next()));
  }
}
