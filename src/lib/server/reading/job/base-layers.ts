import { isSuperseded, type LayerMeta } from '$lib/domain/table';
import { parseLayerKey } from '../content-key';
import type { StoredLayer } from './protocol';

/** True when two layers hold the same part of the same file, read in two ways. */
function isReadAgain(a: LayerMeta, b: LayerMeta): boolean {
	return a.kind === b.kind && parseLayerKey(a.contentHash).file === parseLayerKey(b.contentHash).file;
}

/**
 * The stored layers that go on into the next version. Left out: a file read again in another way, registers that a newer
 * national one replaces wholly, and the fictional demonstration as soon as a real register comes.
 */
export function keptBase(base: readonly StoredLayer[], added: readonly LayerMeta[]): readonly StoredLayer[] {
	const real = added.some(({ kind, fictional }) => kind === 'establishments' && !fictional);
	const all = [...base, ...added];
	return base.filter(
		(layer) =>
			!(real && layer.fictional) &&
			!added.some((other) => isReadAgain(other, layer)) &&
			!isSuperseded(layer, all)
	);
}
