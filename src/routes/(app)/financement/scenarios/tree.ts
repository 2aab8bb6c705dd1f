interface Node {
	readonly id: string;
	readonly base: string | null;
}

/** Each variant after its base, with how far it is from the first of all; one whose base is not there comes as if it had none. */
export function inTree<T extends Node>(nodes: readonly T[]): readonly (T & { readonly depth: number })[] {
	const ids = new Set(nodes.map(({ id }) => id));
	const under = (base: string | null, depth: number): readonly (T & { readonly depth: number })[] =>
		nodes
			.filter((node) => (node.base !== null && ids.has(node.base) ? node.base : null) === base)
			.flatMap((node) => [{ ...node, depth }, ...under(node.id, depth + 1)]);
	return under(null, 0);
}
