/** Instructions and sections of WebAssembly as bytes; locals and functions by number. */
export const [I32, I64] = [0x7f, 0x7e];
export const END = 0x0b;

export const unsigned = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...unsigned(n >>> 7)]);
function signed(n: bigint): number[] {
  const low = Number(n & 127n);
  const rest = n >> 7n;
  return (rest === 0n && low < 64) || (rest === -1n && low >= 64) ? [low] : [low | 128, ...signed(rest)];
}
const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: readonly number[]): number[] => [...unsigned(bytes.length), ...bytes];
const name = (text: string): number[] => sized([...text].map((c) => c.charCodeAt(0)));

export type Code = readonly number[];
export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const long = (n: bigint): Code => [0x42, ...signed(n)];
export const address = (n: number): Code => [0x41, ...signed(BigInt(n))];
export const [ADD, LESS, MUL, SHL, SHR, SHR_UNSIGNED] = [[0x7c], [0x7d], [0x7e], [0x86], [0x87], [0x88]] as const;
export const [AND, OR, XOR, ROTR] = [[0x83], [0x84], [0x85], [0x8a]] as const;
export const [ADD32, SUB32] = [[0x6a], [0x6b]] as const;
/** A number of 64 bits at the address in a local, and so many bytes on. */
export const load64 = (pointer: number, offset: number): Code => [...get(pointer), 0x29, 3, ...unsigned(offset)];
export const store64 = (pointer: number, offset: number, value: Code): Code => [...get(pointer), ...value, 0x37, 3, ...unsigned(offset)];
/** The body again and again while the local, so many more each time, is below the end. */
export const loop = (local: number, by: number, end: number, body: Code): Code => [
  ...[0x03, 0x40],
  ...body,
  ...[...get(local), ...address(by), ...ADD32, 0x22, ...unsigned(local), ...address(end), 0x49, 0x0d, 0, END],
];

export interface Function {
  /** Two or three addresses or numbers. */
  readonly parameters: number;
  readonly longs: number;
  readonly code: Code;
}

/** A module of these functions with two pages of memory, all exported by name. */
export function moduleOf(functions: Readonly<Record<string, Function>>): Uint8Array<ArrayBuffer> {
  const made = Object.values(functions);
  const types = [2, 3].map((n) => [0x60, ...list(Array.from({ length: n }, () => [I32])), 0]);
  const section = (id: number, bytes: readonly number[]): number[] => [id, ...sized(bytes)];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(3, list(made.map((f) => [f.parameters - 2]))),
    ...section(5, list([[0, 2]])),
    ...section(7, list([[...name("memory"), 2, 0], ...Object.keys(functions).map((n, i) => [...name(n), 0, i])])),
    ...section(10, list(made.map((f) => sized([...(f.longs > 0 ? [1, ...unsigned(f.longs), I64] : [0]), ...f.code, END])))),
  ]);
}
