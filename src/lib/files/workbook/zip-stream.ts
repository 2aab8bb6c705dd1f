import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

const LOCAL_ENTRY = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const DEFLATED = 8;
/** Sizes come after the content, and names are in UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
const LARGEST = 0xffff_ffff;

/** One file of an archive, made as fast as it is packed. */
export interface ZipEntry {
	readonly name: string;
	readonly pieces: Iterable<string>;
}

interface Written {
	readonly name: Buffer;
	readonly checksum: number;
	readonly packed: number;
	readonly size: number;
	readonly offset: number;
}

/**
 * A ZIP archive, byte for byte the same for the same entries and date. Entries are read one after the other and nothing is
 * held but a few pieces.
 * @throws RangeError beyond 4 GB, which this format cannot say
 */
export async function* zipStream(entries: Iterable<ZipEntry>, modified: Date): AsyncGenerator<Uint8Array> {
	const stamp = dosStamp(modified);
	const directory: Written[] = [];
	let offset = 0;
	for (const { name, pieces } of entries) {
		const bytes = Buffer.from(name, 'utf8');
		const header = localHeader(bytes, stamp);
		yield header;
		const sums = { checksum: 0, size: 0, packed: 0 };
		yield* deflated(pieces, sums);
		yield descriptor(sums);
		directory.push({ name: bytes, offset, ...sums });
		offset += header.length + sums.packed + 16;
		if (offset > LARGEST || sums.size > LARGEST) throw new RangeError('A ZIP archive holds 4 GB at most');
	}
	const lines = directory.map((entry) => directoryEntry(entry, stamp));
	yield* lines;
	yield directoryEnd(
		lines.length,
		lines.reduce((sum, { length }) => sum + length, 0),
		offset
	);
}

type Sums = Pick<Written, 'checksum' | 'packed' | 'size'>;

/** The pieces deflated off the main thread; `sums` is filled on the way. */
async function* deflated(
	pieces: Iterable<string>,
	sums: { -readonly [Key in keyof Sums]: Sums[Key] }
): AsyncGenerator<Uint8Array> {
	const deflate = createDeflateRaw({ level: 6 });
	const feed = async (): Promise<void> => {
		for (const piece of pieces) {
			const bytes = Buffer.from(piece, 'utf8');
			sums.checksum = crc32(bytes, sums.checksum);
			sums.size += bytes.length;
			if (!deflate.write(bytes)) await once(deflate, 'drain');
		}
		deflate.end();
	};
	// What breaks while the pieces are made breaks the reading of the archive; a reader that leaves stops the pieces.
	const fed = feed().catch((error: unknown) => {
		deflate.destroy(error instanceof Error ? error : new Error(String(error)));
	});
	try {
		for await (const chunk of deflate) {
			const bytes = chunk as Buffer;
			sums.packed += bytes.length;
			yield bytes;
		}
		await fed;
	} finally {
		deflate.destroy();
	}
}

/** Date and time as MS-DOS wrote them, in UTC so that machines agree. */
function dosStamp(date: Date): number {
	const year = Math.min(Math.max(date.getUTCFullYear(), 1980), 2107) - 1980;
	const day = (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
	const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
	return day * 0x1_0000 + time;
}

function localHeader(name: Buffer, stamp: number): Buffer {
	const header = Buffer.alloc(30);
	header.writeUInt32LE(LOCAL_ENTRY, 0);
	header.writeUInt16LE(VERSION, 4);
	header.writeUInt16LE(FLAGS, 6);
	header.writeUInt16LE(DEFLATED, 8);
	header.writeUInt32LE(stamp, 10);
	header.writeUInt16LE(name.length, 26);
	return Buffer.concat([header, name]);
}

function descriptor({ checksum, packed, size }: Sums): Buffer {
	const block = Buffer.alloc(16);
	block.writeUInt32LE(DESCRIPTOR, 0);
	writeSums(block, 4, { checksum, packed, size });
	return block;
}

function directoryEntry({ name, offset, ...sums }: Written, stamp: number): Buffer {
	const entry = Buffer.alloc(46);
	entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
	entry.writeUInt16LE(VERSION, 4);
	entry.writeUInt16LE(VERSION, 6);
	entry.writeUInt16LE(FLAGS, 8);
	entry.writeUInt16LE(DEFLATED, 10);
	entry.writeUInt32LE(stamp, 12);
	writeSums(entry, 16, sums);
	entry.writeUInt16LE(name.length, 28);
	entry.writeUInt32LE(offset, 42);
	return Buffer.concat([entry, name]);
}

function directoryEnd(count: number, size: number, offset: number): Buffer {
	const end = Buffer.alloc(22);
	end.writeUInt32LE(END_OF_DIRECTORY, 0);
	end.writeUInt16LE(count, 8);
	end.writeUInt16LE(count, 10);
	end.writeUInt32LE(size, 12);
	end.writeUInt32LE(offset, 16);
	return end;
}

function writeSums(block: Buffer, at: number, { checksum, packed, size }: Sums): void {
	block.writeUInt32LE(checksum, at);
	block.writeUInt32LE(packed, at + 4);
	block.writeUInt32LE(size, at + 8);
}
