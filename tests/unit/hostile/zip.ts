import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
	readonly name: string;
	readonly content: Buffer;
	/** Size written in the headers instead of the true one. */
	readonly claimedSize?: number;
	readonly encrypted?: boolean;
	/** Method written in the headers instead of deflate. */
	readonly method?: number;
}

/** A ZIP archive, honest or not. */
export function zip(entries: readonly ZipEntry[]): Buffer {
	const pieces: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, content, claimedSize, encrypted, method = 8 } of entries) {
		const packed = method === 8 ? deflateRawSync(content) : content;
		const nameBytes = Buffer.from(name);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(encrypted ? 1 : 0, 2);
		common.writeUInt16LE(method, 4);
		common.writeUInt32LE(crc32(content), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(claimedSize ?? content.length, 18);
		common.writeUInt16LE(nameBytes.length, 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, nameBytes]));
		pieces.push(local);
		offset += local.length;
	}
	const index = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(entries.length & 0xffff, 8);
	end.writeUInt16LE(entries.length & 0xffff, 10);
	end.writeUInt32LE(index.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...pieces, index, end]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The parts of a workbook of one sheet, whose rows are given as XML. */
export function workbookParts(sheetData: string, sharedStrings = ''): ZipEntry[] {
	const part = (name: string, content: string): ZipEntry => ({ name, content: Buffer.from(content) });
	return [
		part('[Content_Types].xml', '<Types/>'),
		part(
			'xl/workbook.xml',
			`<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`
		),
		part(
			'xl/_rels/workbook.xml.rels',
			`<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
		),
		part('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${sharedStrings}</sst>`),
		part(
			'xl/worksheets/sheet1.xml',
			`<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`
		)
	];
}
