/** A page made without the application, for when it may not or cannot answer. */
export interface PlainPage {
	readonly status: number;
	readonly title: string;
	readonly message: string;
	/** The way out. */
	readonly link: { readonly href: string; readonly label: string };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** The policy of such a page; data, files and refusals need no more. */
export const PLAIN_POLICY =
	"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A French page with one sentence and one way out, without script; `static/plain.css` dresses it. */
export function plainPage({ status, title, message, link }: PlainPage): Response {
	const body = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Cible 2028</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<header><a href="/"><img src="/favicon.svg" width="28" height="28" alt="">Cible 2028</a></header>
<main>
<p class="status">Erreur ${status}</p>
<h1>${escaped(title)}</h1>
<p>${escaped(message)}</p>
<p><a class="way-out" href="${escaped(link.href)}">${escaped(link.label)}</a></p>
</main>
</body>
</html>
`;
	const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PLAIN_POLICY };
	return new Response(body, { status, headers });
}
