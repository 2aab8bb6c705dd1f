/** The answer to something sent: what the server said, or why it could not be reached. */
export interface Sent {
	readonly ok: boolean;
	/** French; `''` when all went well. */
	readonly message: string;
}

const UNREACHABLE = 'Le serveur n’a pas répondu. Vérifiez qu’il est démarré, puis réessayez.';

function messageOf(text: string): string {
	try {
		const parsed: unknown = JSON.parse(text);
		if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return String(parsed.message);
	} catch {
		// Not from this program: what it says is of no use to a person.
	}
	return UNREACHABLE;
}

/**
 * Sends one file as it is, telling how far it is. XMLHttpRequest, because fetch does not tell.
 * @param onProgress bytes sent so far
 */
export function sendFile(
	url: string,
	file: File,
	onProgress: (bytes: number) => void,
	signal: AbortSignal
): Promise<Sent> {
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		const stop = (): void => request.abort();
		const finish = (sent: Sent): void => {
			signal.removeEventListener('abort', stop);
			resolve(sent);
		};
		request.open('PUT', url);
		request.setRequestHeader('accept', 'application/json');
		request.setRequestHeader('content-type', 'application/octet-stream');
		request.upload.onprogress = ({ loaded }) => onProgress(loaded);
		request.onload = () => {
			const ok = request.status >= 200 && request.status < 300;
			finish({ ok, message: ok ? '' : messageOf(request.responseText) });
		};
		request.onerror = () => finish({ ok: false, message: UNREACHABLE });
		request.onabort = () => finish({ ok: false, message: 'L’envoi a été annulé.' });
		signal.addEventListener('abort', stop);
		request.send(file);
	});
}

/** Posts nothing but the request itself, and reads the JSON that comes back. */
export async function post(url: string): Promise<Sent & { readonly body: unknown }> {
	try {
		const response = await fetch(url, { method: 'POST', headers: { accept: 'application/json' } });
		const text = await response.text();
		if (!response.ok) return { ok: false, message: messageOf(text), body: null };
		const body: unknown = JSON.parse(text);
		return { ok: true, message: '', body };
	} catch {
		return { ok: false, message: UNREACHABLE, body: null };
	}
}
