/** How a secret travels in a cookie; the names say `__Host-` where people come by https. */
export interface CookieShape {
	readonly name: string;
	readonly options: {
		readonly httpOnly: true;
		readonly sameSite: 'lax';
		readonly path: '/';
		readonly secure: boolean;
		/** Seconds; absent for a cookie that ends with the browser. */
		readonly maxAge?: number;
	};
}

const shape = (name: string, isHttps: boolean, maxAge?: number): CookieShape => ({
	name: isHttps ? `__Host-${name}` : name,
	options: {
		httpOnly: true,
		sameSite: 'lax',
		path: '/',
		secure: isHttps,
		...(maxAge === undefined ? {} : { maxAge })
	}
});

/** How long a browser stays known to an account, in seconds. */
export const KNOWN_DEVICE_SECONDS = 180 * 24 * 3600;

/** The cookie of the session. */
export const sessionCookie = (isHttps: boolean): CookieShape => shape('cible', isHttps);

/** The cookie of a browser that an account signed in from. */
export const deviceCookie = (isHttps: boolean): CookieShape =>
	shape('cible-appareil', isHttps, KNOWN_DEVICE_SECONDS);

/** The cookie of what a sign-in keeps between two requests. */
export const stepCookie = (isHttps: boolean): CookieShape => shape('cible-etape', isHttps, 15 * 60);
