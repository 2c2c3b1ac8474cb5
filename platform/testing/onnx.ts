/** Bytes of protocol buffers by hand: a field's number, its kind, its value. */
const encoder = new TextEncoder();
function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}
const bytes = (field: number, content: Iterable<number>): number[] => {
  const all = [...content];
  return [...varint(field * 8 + 2), ...varint(all.length), ...all];
};
const text = (field: number, value: string): number[] => bytes(field, encoder.encode(value));
const whole = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];

const FLOAT = 1;
const INT64 = 7;
/** ValueInfoProto: a name, its type, its dimensions; a word is a dimension of any size. */
const value = (name: string, type: number, dimensions: readonly (string | number)[]): number[] => [
  ...text(1, name),
  ...bytes(
    2,
    bytes(1, [
      ...whole(1, type),
      ...bytes(
        2,
        dimensions.flatMap((d) => bytes(1, typeof d === "string" ? text(2, d) : whole(1, d))),
      ),
    ]),
  ),
];

/**
 * The smallest sentence encoder as an ONNX file (ModelProto, operators 13): each token's state is its row of the table, one Gather. For
 * tests of what loads and runs models.
 */
export function lookupModel(rows: readonly (readonly number[])[], { input = "input_ids" } = {}): Uint8Array {
  const width = rows[0]?.length ?? 0;
  const table = new Float32Array(rows.flat());
  const weights = [
    ...whole(1, rows.length),
    ...whole(1, width),
    ...whole(2, FLOAT),
    ...text(8, "table"),
    ...bytes(9, new Uint8Array(table.buffer)),
  ];
  const node = [...text(1, "table"), ...text(1, input), ...text(2, "last_hidden_state"), ...text(4, "Gather")];
  const graph = [
    ...bytes(1, node),
    ...text(2, "lookup"),
    ...bytes(5, weights),
    ...bytes(11, value(input, INT64, ["texts", "tokens"])),
    ...bytes(11, value("attention_mask", INT64, ["texts", "tokens"])),
    ...bytes(12, value("last_hidden_state", FLOAT, ["texts", "tokens", width])),
  ];
  return Uint8Array.from([...whole(1, 8), ...bytes(7, graph), ...bytes(8, whole(2, 13))]);
}
