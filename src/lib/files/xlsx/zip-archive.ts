import { crc32, inflateRawSync } from 'node:zlib';
import { LIMITS, Refused } from '../contract';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const LONGEST_COMMENT = 65_535;

interface Entry {
	readonly name: string;
	readonly method: number;
	readonly packed: number;
	readonly size: number;
	readonly offset: number;
}

/**
 * The XML parts of a ZIP, inflated, by name. Its directory is judged before anything is inflated, and no entry may inflate
 * beyond what it declares: a bomb is refused at once.
 * @throws Refused when the archive is damaged, encrypted, or too big once inflated.
 */
export function readXmlParts(archive: Buffer): ReadonlyMap<string, Buffer> {
	const entries = readDirectory(archive).filter(({ name }) => /\.xml(?:\.rels)?$/.test(name));
	const total = entries.reduce((sum, { size }) => sum + size, 0);
	if (total > LIMITS.xlsxInflated) throw bomb('inflated', LIMITS.xlsxInflated);
	if (total > LIMITS.xlsxRatioFrom && total > archive.length * LIMITS.xlsxRatio)
		throw bomb('ratio', LIMITS.xlsxRatio);
	const parts = new Map<string, Buffer>();
	for (const entry of entries) {
		if (!parts.has(entry.name)) parts.set(entry.name, inflate(archive, entry));
	}
	return parts;
}

function readDirectory(archive: Buffer): readonly Entry[] {
	const end = findEnd(archive);
	const count = archive.readUInt16LE(end + 10);
	if (count > LIMITS.xlsxEntries) throw bomb('entries', LIMITS.xlsxEntries);
	const entries: Entry[] = [];
	let at = archive.readUInt32LE(end + 16);
	for (let i = 0; i < count; i++) {
		if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged();
		const nameLength = archive.readUInt16LE(at + 28);
		const skipped = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
		if ((archive.readUInt16LE(at + 8) & 1) !== 0) throw damaged();
		entries.push({
			name: archive.toString('utf8', at + 46, at + 46 + nameLength),
			method: archive.readUInt16LE(at + 10),
			packed: archive.readUInt32LE(at + 20),
			size: archive.readUInt32LE(at + 24),
			offset: archive.readUInt32LE(at + 42)
		});
		at += 46 + nameLength + skipped;
	}
	return entries;
}

function findEnd(archive: Buffer): number {
	const lowest = Math.max(0, archive.length - 22 - LONGEST_COMMENT);
	for (let at = archive.length - 22; at >= lowest; at--) {
		if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
	}
	throw damaged();
}

function inflate(archive: Buffer, { method, packed, size, offset }: Entry): Buffer {
	if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== LOCAL_ENTRY) throw damaged();
	const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
	if (start + packed > archive.length) throw damaged();
	const data = archive.subarray(start, start + packed);
	if (method === STORED && packed === size) return data;
	if (method !== DEFLATED) throw damaged();
	try {
		const content = inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
		if (content.length !== size) throw damaged();
		return content;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : '';
		if (code === 'ERR_BUFFER_TOO_LARGE') throw bomb('ratio', LIMITS.xlsxRatio);
		throw damaged();
	}
}

/** A plain ZIP of the parts, not compressed: what a library is given to read instead of the archive of a stranger. */
export function storedZip(parts: ReadonlyMap<string, Buffer>): Buffer {
	const pieces: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, content] of parts) {
		const nameBytes = Buffer.from(name, 'utf8');
		const checksum = crc32(content);
		const local = Buffer.alloc(30);
		local.writeUInt32LE(LOCAL_ENTRY, 0);
		local.writeUInt16LE(20, 4);
		writeSizes(local, 14, checksum, content.length);
		local.writeUInt16LE(nameBytes.length, 26);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
		entry.writeUInt16LE(20, 4);
		entry.writeUInt16LE(20, 6);
		writeSizes(entry, 16, checksum, content.length);
		entry.writeUInt16LE(nameBytes.length, 28);
		entry.writeUInt32LE(offset, 42);
		pieces.push(local, nameBytes, content);
		directory.push(entry, nameBytes);
		offset += 30 + nameBytes.length + content.length;
	}
	const index = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(END_OF_DIRECTORY, 0);
	end.writeUInt16LE(parts.size, 8);
	end.writeUInt16LE(parts.size, 10);
	end.writeUInt32LE(index.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...pieces, index, end]);
}

function writeSizes(header: Buffer, at: number, checksum: number, size: number): void {
	header.writeUInt32LE(checksum, at);
	header.writeUInt32LE(size, at + 4);
	header.writeUInt32LE(size, at + 8);
}

const damaged = (): Refused => new Refused({ code: 'damaged-xlsx' });
const bomb = (reason: 'entries' | 'inflated' | 'ratio', limit: number): Refused =>
	new Refused({ code: 'xlsx-bomb', reason, limit });
