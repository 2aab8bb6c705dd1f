/** How a body is compressed on its way. */
export type WireEncoding = 'br' | 'gzip' | 'identity';

/** The encodings there are, the one that weighs least first. */
const ENCODINGS: readonly WireEncoding[] = ['br', 'gzip'];

/** The lightest encoding that a client takes, from its `accept-encoding`; one with a weight of zero is refused. */
export function encodingFor(accepted: string): WireEncoding {
	const weights = new Map(
		accepted.split(',').map((entry): [string, number] => {
			const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
			const weight = parameters.find((parameter) => parameter.startsWith('q='));
			return [name, weight === undefined ? 1 : Number(weight.slice(2))];
		})
	);
	return ENCODINGS.find((encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0) ?? 'identity';
}
