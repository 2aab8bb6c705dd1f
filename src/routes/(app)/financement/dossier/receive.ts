/** A file that a page received itself. */
export interface Received {
	readonly name: string;
	readonly content: Blob;
}

/**
 * Receives a file, and tells how many bytes have come.
 * @throws when the server refuses, or the line is cut before the end
 */
export async function receive(href: string, told: (bytes: number) => void): Promise<Received> {
	const response = await fetch(href);
	if (!response.ok || !response.body) throw new Error(`${response.status} from ${href}`);
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let bytes = 0;
	const reader = response.body.getReader();
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		parts.push(part.value);
		bytes += part.value.length;
		told(bytes);
	}
	const [, name = 'dossier.zip'] =
		/filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
	const type = response.headers.get('content-type') ?? '';
	return { name, content: new Blob(parts, { type }) };
}
