/** One record of a file of needs: as it stood, and the line it began on. */
export interface NeedRecord {
  line: number;
  guid: string;
  title: string;
  content: string;
}

/** A stretch of the file that is no record, kept with its lines and the cause. */
export interface NeedFault {
  line: number;
  text: string;
  cause: string;
}

const BEGIN = /^\s*'([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})'\s*,\s*/i;
const SEPARATOR = /'\s*,\s*'/;

/**
 * Reads `'guid' , 'title' , 'content'`, one record after another, quoted loosely: quotes inside a field are not doubled, a
 * content may run over several lines, `\n` stands for a line break. A record begins where a line begins with a guid; what
 * belongs to none is reported, never dropped: records + faults cover every line that is not blank.
 */
export function readNeeds(text: string): { records: NeedRecord[]; faults: NeedFault[] } {
  const records: NeedRecord[] = [];
  const faults: NeedFault[] = [];
  const seen = new Map<string, number>();
  for (const { line, text: chunk } of chunks(text)) {
    const fault = (cause: string): void => void faults.push({ line, text: chunk, cause });
    const begin = BEGIN.exec(chunk);
    if (!begin) {
      fault("不是记录：行首没有编号");
      continue;
    }
    const guid = (begin[1] as string).toLowerCase();
    const rest = chunk.slice(begin[0].length).trimEnd();
    // The first separator ends the title: a title holds no quote with a comma, a content may.
    const cut = SEPARATOR.exec(rest);
    if (!rest.startsWith("'") || !cut) fault("缺少标题或内容");
    else if (!rest.endsWith("'") || rest.length === cut.index + cut[0].length - 1) fault("内容没有结束引号");
    else if (seen.has(guid)) fault(`编号重复，已见于第 ${seen.get(guid)} 行`);
    else {
      seen.set(guid, line);
      const title = unescape(rest.slice(1, cut.index));
      if (title === "") fault("标题为空");
      else records.push({ line, guid, title, content: unescape(rest.slice(cut.index + cut[0].length, -1)) });
    }
  }
  return { records, faults };
}

function* chunks(text: string): Generator<{ line: number; text: string }> {
  let open: { line: number; lines: string[] } | undefined;
  for (const [i, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|[\r\n]/)
    .entries()) {
    if (BEGIN.test(line) || open === undefined) {
      if (open) yield { line: open.line, text: open.lines.join("\n") };
      open = line.trim() === "" ? undefined : { line: i + 1, lines: [line] };
    } else open.lines.push(line);
  }
  if (open) yield { line: open.line, text: open.lines.join("\n").trimEnd() };
}

const unescape = (field: string): string =>
  field
    .replace(/\\r?\\n|\\n/g, "\n")
    .replace(/\\t/g, "\t")
    .trim();
