/** A binary heap of (key, node) pairs in typed arrays: the queue of a shortest-path search, emptied at no cost between searches. */
export class NodeHeap {
  #keys = new Float64Array(1024);
  #nodes = new Int32Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  clear(): void {
    this.#size = 0;
  }

  push(key: number, node: number): void {
    if (this.#size === this.#keys.length) this.#grow();
    let i = this.#size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if ((this.#keys[parent] as number) <= key) break;
      this.#move(parent, i);
      i = parent;
    }
    this.#keys[i] = key;
    this.#nodes[i] = node;
  }

  /** The smallest key; Infinity when empty. */
  get first(): number {
    return this.#size === 0 ? Infinity : (this.#keys[0] as number);
  }

  /** Takes the node of the smallest key. Call only while size > 0. */
  pop(): number {
    const top = this.#nodes[0] as number;
    const last = --this.#size;
    const key = this.#keys[last] as number;
    const node = this.#nodes[last] as number;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= last) break;
      if (child + 1 < last && (this.#keys[child + 1] as number) < (this.#keys[child] as number)) child++;
      if ((this.#keys[child] as number) >= key) break;
      this.#move(child, i);
      i = child;
    }
    this.#keys[i] = key;
    this.#nodes[i] = node;
    return top;
  }

  #move(from: number, to: number): void {
    this.#keys[to] = this.#keys[from] as number;
    this.#nodes[to] = this.#nodes[from] as number;
  }

  #grow(): void {
    const [keys, nodes] = [this.#keys, this.#nodes];
    this.#keys = new Float64Array(keys.length * 2);
    this.#nodes = new Int32Array(nodes.length * 2);
    this.#keys.set(keys);
    this.#nodes.set(nodes);
  }
}
