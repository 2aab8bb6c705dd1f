import http from 'node:http';

export interface Answer {
	readonly status: number;
	readonly headers: http.IncomingHttpHeaders;
	readonly body: string;
}

/** A request as any program may write it, whatever a browser would forbid. */
export function send(
	url: string,
	method: string,
	headers: Record<string, string>,
	body = ''
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const request = http.request(url, { method, headers: { ...length, ...headers } }, (response) => {
			let text = '';
			response.on('data', (chunk: Buffer) => (text += chunk.toString()));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
			);
		});
		request.on('error', reject);
		request.end(body);
	});
}
