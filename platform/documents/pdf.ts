import { deflateSync } from "node:zlib";

/**
 * A PDF written as it is sent: pages of headings, paragraphs and tables with page numbers, and any number of attached files. What is kept in memory is where
 * each object begins. Chinese is set in STSong-Light, one of the fonts the format names for it: no font travels with the file, the reader's own shows it.
 */
export interface PdfDocument {
  readonly title: string;
  readonly blocks: readonly PdfBlock[];
  /** Named so that their names are in order; read one after another, once. */
  readonly attachments?: Iterable<PdfAttachment>;
}
export type PdfBlock =
  | { readonly type: "heading" | "paragraph"; readonly text: string }
  | { readonly type: "table"; readonly columns: readonly PdfColumn[]; readonly rows: readonly (readonly string[])[] };
/** `share`: of the line's width. */
interface PdfColumn {
  readonly title: string;
  readonly share: number;
}
export interface PdfAttachment {
  readonly name: string;
  readonly about: string;
  read(): Promise<AsyncIterable<Buffer>>;
}

const [WIDTH, HEIGHT, MARGIN] = [595, 842, 57];
const LINE = WIDTH - 2 * MARGIN;
const FOOT = 30;
const SIZES = { title: 18, heading: 13, paragraph: 10.5, cell: 9, foot: 9 } as const;
const LEADING = 1.45;
const PAD = 3;

/** Half a square for what is Latin, a square for the rest: as /W tells the reader to set it. */
const squares = (character: string): number => ((character.codePointAt(0) as number) < 0x7f ? 0.5 : 1);
function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const part of text.split("\n")) {
    let [line, used] = ["", 0];
    for (const c of part.replace(/[\u0000-\u001f\u007f]/g, " ")) {
      const w = squares(c) * size;
      if (used + w > width && line !== "") {
        lines.push(line);
        [line, used] = ["", 0];
      }
      line += c;
      used += w;
    }
    lines.push(line);
  }
  return lines;
}
const hex = (text: string): string => Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
const inUnicode = (text: string): string => `<FEFF${hex(text)}>`;
const at = (x: number, y: number, size: number, text: string): string =>
  `BT /F1 ${size} Tf ${x.toFixed(1)} ${y.toFixed(1)} Td <${hex(text)}> Tj ET\n`;
const rule = (y: number): string => `0.4 w ${MARGIN} ${y.toFixed(1)} m ${WIDTH - MARGIN} ${y.toFixed(1)} l S\n`;

/** Page after page, as drawing operators without the foot. */
function* pagesOf({ title, blocks }: PdfDocument): Generator<string> {
  let [page, y] = ["", HEIGHT - MARGIN];
  const room = (height: number): boolean => y - height >= MARGIN + FOOT;
  const lines = (text: string, size: number): string[] => wrap(text, LINE, size);
  const write = (line: string, size: number): void => {
    y -= size * LEADING;
    page += at(MARGIN, y, size, line);
  };
  for (const line of lines(title, SIZES.title)) write(line, SIZES.title);
  y -= 8;
  for (const block of blocks) {
    if (block.type !== "table") {
      const size = SIZES[block.type];
      if (block.type === "heading") y -= 6;
      for (const line of lines(block.text, size)) {
        // A heading stays with what it heads.
        if (!room(size * LEADING * (block.type === "heading" ? 4 : 1))) {
          yield page;
          [page, y] = ["", HEIGHT - MARGIN];
        }
        write(line, size);
      }
      y -= 4;
      continue;
    }
    const whole = block.columns.reduce((sum, c) => sum + c.share, 0);
    const widths = block.columns.map((c) => (c.share / whole) * LINE);
    const step = SIZES.cell * LEADING;
    const cells = (row: readonly string[]): string[][] => row.map((text, i) => wrap(text, (widths[i] as number) - 2 * PAD, SIZES.cell));
    const draw = (row: string[][]): void => {
      const height = Math.max(1, ...row.map((c) => c.length)) * step + 2 * PAD;
      let x = MARGIN;
      row.forEach((cell, i) => {
        cell.forEach((line, k) => (page += at(x + PAD, y - PAD - SIZES.cell - k * step, SIZES.cell, line)));
        x += widths[i] as number;
      });
      y -= height;
      page += rule(y);
    };
    const head = cells(block.columns.map((c) => c.title));
    let isBegun = false;
    // A row longer than a page goes on upon the next.
    const most = Math.floor((HEIGHT - 2 * MARGIN - FOOT - 2 * step - 4 * PAD) / step) - Math.max(1, ...head.map((c) => c.length));
    for (const set of slices(block.rows, cells, most)) {
      const height = Math.max(1, ...set.map((c) => c.length)) * step + 2 * PAD;
      if (isBegun && !room(height)) {
        yield page;
        [page, y] = ["", HEIGHT - MARGIN];
        isBegun = false;
      } else if (!isBegun && !room(height + step + 2 * PAD)) {
        yield page;
        [page, y] = ["", HEIGHT - MARGIN];
      }
      if (!isBegun) {
        page += rule(y);
        draw(head);
        isBegun = true;
      }
      draw(set);
    }
    y -= 8;
  }
  yield page;
}

function* slices(rows: Iterable<readonly string[]>, cells: (row: readonly string[]) => string[][], most: number): Generator<string[][]> {
  for (const row of rows) {
    const set = cells(row);
    const tallest = Math.max(1, ...set.map((c) => c.length));
    for (let from = 0; from < tallest; from += most) yield set.map((c) => c.slice(from, from + most));
  }
}

const LATIN_CIDS = "1 95 500";

/** The bytes, piece by piece. Pages are laid out twice, since the foot of the first says how many there are. */
export async function* writePdf(document: PdfDocument): AsyncGenerator<Buffer> {
  let pages = 0;
  for (const _ of pagesOf(document)) pages++;
  let length = 0;
  // Objects are numbered from 1: 1 catalogue, 2 pages, 3 to 5 the font, 6 the title; then pages and attachments as they come.
  const begins: number[] = [];
  const put = (text: string | Buffer): Buffer => {
    const bytes = typeof text === "string" ? Buffer.from(text, "latin1") : text;
    length += bytes.length;
    return bytes;
  };
  const object = (id: number, body: string): Buffer => {
    begins[id] = length;
    return put(`${id} 0 obj\n${body}\nendobj\n`);
  };
  let last = 6;
  yield put("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
  yield object(3, "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>");
  yield object(
    4,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor 5 0 R /DW 1000 /W [${LATIN_CIDS}] >>`,
  );
  yield object(
    5,
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
  );
  yield object(6, `<< /Title ${inUnicode(document.title)} >>`);
  const kids: number[] = [];
  for (const page of pagesOf(document)) {
    const [id, content] = [++last, ++last];
    kids.push(id);
    const foot = `第 ${kids.length} 页，共 ${pages} 页`;
    const x = (WIDTH - [...foot].reduce((sum, c) => sum + squares(c) * SIZES.foot, 0)) / 2;
    const packed = deflateSync(Buffer.from(page + at(x, MARGIN, SIZES.foot, foot), "latin1"));
    yield object(
      id,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${content} 0 R >>`,
    );
    begins[content] = length;
    yield put(`${content} 0 obj\n<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`);
    yield put(packed);
    yield put("\nendstream\nendobj\n");
  }
  yield object(2, `<< /Type /Pages /Count ${pages} /Kids [${kids.map((k) => `${k} 0 R`).join(" ")}] >>`);
  const names: string[] = [];
  for (const file of document.attachments ?? []) {
    const [spec, stream, size] = [++last, ++last, ++last];
    begins[stream] = length;
    yield put(`${stream} 0 obj\n<< /Type /EmbeddedFile /Length ${size} 0 R >>\nstream\n`);
    const before = length;
    for await (const bytes of await file.read()) yield put(bytes);
    const bytes = length - before;
    yield put("\nendstream\nendobj\n");
    yield object(size, String(bytes));
    yield object(
      spec,
      `<< /Type /Filespec /F (${String(names.length + 1).padStart(6, "0")}) /UF ${inUnicode(file.name)} /Desc ${inUnicode(file.about)} /EF << /F ${stream} 0 R >> >>`,
    );
    names.push(`(${String(names.length + 1).padStart(6, "0")}) ${spec} 0 R`);
  }
  const files = names.length > 0 ? ` /Names << /EmbeddedFiles << /Names [${names.join(" ")}] >> >> /PageMode /UseAttachments` : "";
  yield object(1, `<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN)${files} >>`);
  const table = length;
  yield put(`xref\n0 ${last + 1}\n0000000000 65535 f \n`);
  for (let id = 1; id <= last; id++) yield put(`${String(begins[id]).padStart(10, "0")} 00000 n \n`);
  yield put(`trailer\n<< /Size ${last + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${table}\n%%EOF\n`);
}
