// Where blocks are shown: what pressing and choosing does there, and what stands in the fields.

const nothing = () => {};

export class Stage {
  #fields = new Map();
  /** What was chosen before the blocks were drawn anew. */
  #kept = {};

  /**
   * @param isLive whether somebody is there to answer.
   * @param act sends an action, `{ type, action_id, block_id, … }`, from an element of the page.
   */
  constructor({ isLive = false, act = nothing } = {}) {
    this.isLive = isLive;
    this.act = act;
  }

  /** Has `read()` tell the value of a field: an object such as `{ type, value }`. */
  field(blockID, actionID, read) {
    this.#fields.set(JSON.stringify([blockID, actionID]), { blockID, actionID, read });
  }

  /** What stood in that field before, if it did. */
  kept(blockID, actionID) { return this.#kept[blockID]?.[actionID]; }

  /** What stands in the fields, by block and action. */
  get values() {
    const values = {};
    for (const { blockID, actionID, read } of this.#fields.values()) {
      values[blockID] = { ...values[blockID], [actionID]: read() };
    }
    return values;
  }

  /** Forgets the fields, and remembers what stood in them for those that come again under the same names. */
  renew() {
    this.#kept = this.values;
    this.#fields.clear();
  }
}
