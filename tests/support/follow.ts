/** Cookies of one server, as a browser keeps them: by name, whatever the path. */
type Jar = Map<string, string>;

function keep(jar: Jar, response: Response): void {
	for (const line of response.headers.getSetCookie()) {
		const [pair = ''] = line.split(';');
		const [name = '', ...value] = pair.split('=');
		jar.set(name, value.join('='));
	}
}

/**
 * Follows redirections as a browser does, with its cookies, until one leads to `stop`.
 * @returns that last address, which is not fetched
 * @throws Error when something else is answered first
 */
export async function follow(from: URL, stop: string): Promise<URL> {
	const jar: Jar = new Map();
	let at = from;
	for (let hops = 0; hops < 12; hops++) {
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const response = await fetch(at, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
		keep(jar, response);
		const location = response.headers.get('location');
		if (location === null)
			throw new Error(`${at.pathname} answered ${response.status}: ${await response.text()}`);
		at = new URL(location, at);
		if (at.href.startsWith(stop)) return at;
	}
	throw new Error('Too many redirections');
}
