/** Records of packs that cannot be read back whole. */
import { PackReader } from './pack-reader.ts';
import { RECORD_HEADER, type RecordPlace } from './pack-record.ts';

/** Records, and the file of the pack that each of them is in. */
export interface RecordsToCheck {
  places: RecordPlace[];
  files: string[];
}

export class DamagedRecords {
  readonly #packs = new Map<string, PackReader>();
  #record: Buffer = Buffer.alloc(0);

  /** The keys of those that are not what was written, or not there. */
  among({ places, files }: RecordsToCheck): string[] {
    return places.flatMap((place, index) => {
      const size = RECORD_HEADER + place.length;
      if (size > this.#record.length) this.#record = Buffer.allocUnsafe(2 * size);
      const pack = this.#packOf(files[index] ?? '');
      return pack.read(place, this.#record.subarray(0, size)) === null ? [place.key] : [];
    });
  }

  close(): void {
    for (const pack of this.#packs.values()) pack.close();
    this.#packs.clear();
  }

  #packOf(file: string): PackReader {
    const pack = this.#packs.get(file) ?? new PackReader(file);
    this.#packs.set(file, pack);
    return pack;
  }
}
