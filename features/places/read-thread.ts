import { detectSystem, type CoordinateSystem, type NamedPoint } from "@bihuan/reach";
import { answer } from "../../platform/threads/thread.ts";
import { readInPieces, type Pasted, type Pieces } from "./read-beside.ts";

export interface ReadCalls {
  read: [input: Pasted, output: Pieces];
  detect: [
    input: { points: readonly NamedPoint[]; known: readonly NamedPoint[]; stated: CoordinateSystem },
    output: ReturnType<typeof detectSystem>,
  ];
}

answer<ReadCalls>({ read: readInPieces, detect: ({ points, known, stated }) => detectSystem(points, known, { stated }) });
