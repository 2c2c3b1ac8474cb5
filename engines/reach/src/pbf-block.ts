import { checkPosition, Refused, type OsmSink } from "./osm.ts";
import { Cursor, utf8 } from "./protobuf.ts";

/**
 * One PrimitiveBlock after another: a string table and groups of nodes and ways. Strings stay bytes until a way asks for one: a block
 * has thousands, a walking rule looks at a few dozen. Cursors and lists are reused from block to block.
 */
export class BlockReader {
  readonly #sink: OsmSink;
  /** By length: the bytes of each key and its place. */
  readonly #keysOfLength: (readonly { place: number; bytes: readonly number[] }[] | undefined)[] = [];
  /** Start and end of each string in the block's bytes. */
  #spans = new Int32Array(8192);
  #strings = 0;
  /** String → place in sink.keys, −1 for others. */
  #keyOf = new Int8Array(4096);
  #texts: (string | undefined)[] = [];
  #data: Uint8Array = new Uint8Array(0);
  /** The node or way at hand and its lists. */
  readonly #group = new Cursor(this.#data);
  readonly #item = new Cursor(this.#data);
  readonly #one = new Cursor(this.#data);
  readonly #two = new Cursor(this.#data);
  readonly #three = new Cursor(this.#data);
  readonly #four = new Cursor(this.#data);
  readonly #five = new Cursor(this.#data);
  #granularity = 100;
  #latOffset = 0;
  #lonOffset = 0;
  #refs = new Float64Array(2048);
  readonly #tags: (string | undefined)[];

  constructor(sink: OsmSink) {
    this.#sink = sink;
    sink.keys.forEach((key, place) => {
      const bytes = Array.from(key, (c) => c.charCodeAt(0));
      this.#keysOfLength[key.length] = [...(this.#keysOfLength[key.length] ?? []), { place, bytes }];
    });
    this.#tags = sink.keys.map(() => undefined);
  }

  read(data: Uint8Array): void {
    this.#data = data;
    for (const cursor of [this.#group, this.#item, this.#one, this.#two, this.#three, this.#four, this.#five]) cursor.bytes = data;
    this.#strings = 0;
    this.#texts = [];
    this.#granularity = 100;
    this.#latOffset = 0;
    this.#lonOffset = 0;
    const cursor = new Cursor(data);
    for (let tag = cursor.tag(); tag !== 0; tag = cursor.tag()) {
      if (tag === 10) this.#readStrings(cursor.message());
      else if (tag === 136) this.#granularity = cursor.int64();
      else if (tag === 152) this.#latOffset = cursor.int64();
      else if (tag === 160) this.#lonOffset = cursor.int64();
      else cursor.skip(tag);
    }
    // Once more for the groups: kept aside, millions of empty ones would fill the memory.
    const again = new Cursor(data);
    const group = this.#group.empty();
    for (let tag = again.tag(); tag !== 0; tag = again.tag()) {
      if (tag !== 18) {
        again.skip(tag);
        continue;
      }
      again.enter(group);
      this.#readGroup(group);
    }
  }

  #readGroup(group: Cursor): void {
    for (let tag = group.tag(); tag !== 0; tag = group.tag()) {
      if (tag === 34 && this.#sink.relation) {
        this.#readRelation(group.message());
        continue;
      }
      if (tag !== 10 && tag !== 18 && tag !== 26) {
        group.skip(tag);
        continue;
      }
      group.enter(this.#item);
      if (tag === 10) this.#readNode(this.#item);
      else if (tag === 18) this.#readDense(this.#item);
      else this.#readWay(this.#item);
    }
  }

  #readStrings(table: Cursor): void {
    for (let tag = table.tag(); tag !== 0; tag = table.tag()) {
      if (tag !== 10) {
        table.skip(tag);
        continue;
      }
      const end = table.span();
      const i = this.#strings++;
      if (2 * i === this.#spans.length) {
        const longer = new Int32Array(4 * i);
        longer.set(this.#spans);
        this.#spans = longer;
        const keys = new Int8Array(2 * i);
        keys.set(this.#keyOf);
        this.#keyOf = keys;
      }
      this.#spans[2 * i] = table.at;
      this.#spans[2 * i + 1] = end;
      this.#keyOf[i] = this.#keyAt(table.at, end);
      table.at = end;
    }
  }

  #keyAt(start: number, end: number): number {
    const data = this.#data;
    const keys = this.#keysOfLength[end - start];
    if (keys === undefined) return -1;
    next: for (let k = 0; k < keys.length; k++) {
      const { place, bytes } = keys[k] as (typeof keys)[0];
      for (let i = 0; i < bytes.length; i++) if (data[start + i] !== bytes[i]) continue next;
      return place;
    }
    return -1;
  }

  #text(string: number): string {
    const known = this.#texts[string];
    if (known !== undefined) return known;
    const text = utf8(this.#data.subarray(this.#spans[2 * string] as number, this.#spans[2 * string + 1] as number));
    this.#texts[string] = text;
    return text;
  }

  #readNode(node: Cursor): void {
    let id = 0;
    let lat = NaN;
    let lon = NaN;
    for (let tag = node.tag(); tag !== 0; tag = node.tag()) {
      if (tag === 8) id = node.signed();
      else if (tag === 64) lat = position(this.#latOffset, this.#granularity, node.signed());
      else if (tag === 72) lon = position(this.#lonOffset, this.#granularity, node.signed());
      else node.skip(tag);
    }
    checkPosition(id, lat, lon);
    this.#sink.node(id, lat, lon);
  }

  #readDense(dense: Cursor): void {
    const ids = this.#one.empty();
    const lats = this.#two.empty();
    const lons = this.#three.empty();
    for (let tag = dense.tag(); tag !== 0; tag = dense.tag()) {
      if (tag === 10) dense.enter(ids);
      else if (tag === 66) dense.enter(lats);
      else if (tag === 74) dense.enter(lons);
      else dense.skip(tag);
    }
    const sink = this.#sink;
    const granularity = this.#granularity;
    const latOffset = this.#latOffset;
    const lonOffset = this.#lonOffset;
    let id = 0;
    let lat = 0;
    let lon = 0;
    while (ids.at < ids.end) {
      id += ids.signed();
      lat += lats.signed();
      lon += lons.signed();
      const y = position(latOffset, granularity, lat);
      const x = position(lonOffset, granularity, lon);
      checkPosition(id, y, x);
      sink.node(id, y, x);
    }
    if (lats.at < lats.end || lons.at < lons.end) throw new Refused("malformed", "more positions than nodes");
  }

  #readWay(way: Cursor): void {
    let id = 0;
    const keys = this.#one.empty();
    const values = this.#two.empty();
    const list = this.#three.empty();
    // LocationsOnWays: the positions of its nodes, which stand nowhere else in such a file.
    const lats = this.#four.empty();
    const lons = this.#five.empty();
    for (let tag = way.tag(); tag !== 0; tag = way.tag()) {
      if (tag === 8) id = way.int64();
      else if (tag === 18) way.enter(keys);
      else if (tag === 26) way.enter(values);
      else if (tag === 66) way.enter(list);
      else if (tag === 74) way.enter(lats);
      else if (tag === 82) way.enter(lons);
      else way.skip(tag);
    }
    const tags = this.#readTags("way", id, keys, values);
    if (!this.#sink.wants(tags)) return;
    let count = 0;
    let ref = 0;
    let lat = 0;
    let lon = 0;
    while (list.at < list.end) {
      ref += list.signed();
      if (lats.at < lats.end) {
        lat += lats.signed();
        lon += lons.signed();
        const y = position(this.#latOffset, this.#granularity, lat);
        const x = position(this.#lonOffset, this.#granularity, lon);
        checkPosition(ref, y, x);
        this.#sink.node(ref, y, x);
      }
      if (count === this.#refs.length) {
        const longer = new Float64Array(2 * count);
        longer.set(this.#refs);
        this.#refs = longer;
      }
      this.#refs[count++] = ref;
    }
    if (lats.at < lats.end || lons.at < lons.end) throw new Refused("malformed", `way ${id}: more positions than nodes`);
    this.#sink.way(id, this.#refs, count, tags);
  }

  #readTags(kind: string, id: number, keys: Cursor, values: Cursor): (string | undefined)[] {
    const tags = this.#tags;
    for (let k = 0; k < tags.length; k++) tags[k] = undefined;
    while (keys.at < keys.end) {
      const key = keys.unsigned();
      const value = values.unsigned();
      if (key >= this.#strings || value >= this.#strings) throw new Refused("malformed", `${kind} ${id}: a tag outside the string table`);
      const slot = this.#keyOf[key] as number;
      if (slot >= 0) tags[slot] = this.#text(value);
    }
    return tags;
  }

  /** Way members alone: outlines are made of them. */
  #readRelation(relation: Cursor): void {
    let id = 0;
    const { bytes } = relation;
    const [keys, values, roles] = [new Cursor(bytes, 0, 0), new Cursor(bytes, 0, 0), new Cursor(bytes, 0, 0)];
    const [ids, types] = [new Cursor(bytes, 0, 0), new Cursor(bytes, 0, 0)];
    for (let tag = relation.tag(); tag !== 0; tag = relation.tag()) {
      if (tag === 8) id = relation.int64();
      else if (tag === 18) relation.enter(keys);
      else if (tag === 26) relation.enter(values);
      else if (tag === 66) relation.enter(roles);
      else if (tag === 74) relation.enter(ids);
      else if (tag === 82) relation.enter(types);
      else relation.skip(tag);
    }
    const tags = this.#readTags("relation", id, keys, values);
    if (!this.#sink.wants(tags)) return;
    const ways: number[] = [];
    const said: string[] = [];
    for (let member = 0; ids.at < ids.end;) {
      member += ids.signed();
      const role = roles.unsigned();
      if (role >= this.#strings) throw new Refused("malformed", `relation ${id}: a role outside the string table`);
      if (types.unsigned() !== WAY_MEMBER) continue;
      ways.push(member);
      said.push(this.#text(role));
    }
    this.#sink.relation?.(id, ways, said, tags);
  }
}

const WAY_MEMBER = 1;

/** Nanodegrees → whole 1e-7 degrees, halves up. */
const position = (offset: number, granularity: number, value: number): number => Math.floor((offset + granularity * value) / 100 + 0.5);
