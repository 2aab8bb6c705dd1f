import type { Attachment } from 'svelte/attachments';

/**
 * Follows the pointer over a drawing from the moment it is pressed until it is let go: a mouse, a pen, or a finger that moves
 * sideways (up and down still scrolls the page).
 * @param report place in the units of the drawing, and whether the pointer was let go
 */
export const grab =
	(report: (x: number, done: boolean) => void): Attachment<SVGSVGElement> =>
	(drawing) => {
		let held: number | null = null;

		function placeOf(event: PointerEvent): number {
			const { left, width } = drawing.getBoundingClientRect();
			const { x, width: units } = drawing.viewBox.baseVal;
			return x + ((event.clientX - left) * units) / (width || 1);
		}

		function onDown(event: PointerEvent): void {
			if (event.button !== 0 || !event.isPrimary) return;
			held = event.pointerId;
			drawing.setPointerCapture(held);
			event.preventDefault();
			report(placeOf(event), false);
		}

		function onMove(event: PointerEvent): void {
			if (event.pointerId === held) report(placeOf(event), false);
		}

		function onUp(event: PointerEvent): void {
			if (event.pointerId !== held) return;
			held = null;
			report(placeOf(event), true);
		}

		drawing.addEventListener('pointerdown', onDown);
		drawing.addEventListener('pointermove', onMove);
		drawing.addEventListener('pointerup', onUp);
		drawing.addEventListener('pointercancel', onUp);
		return () => {
			drawing.removeEventListener('pointerdown', onDown);
			drawing.removeEventListener('pointermove', onMove);
			drawing.removeEventListener('pointerup', onUp);
			drawing.removeEventListener('pointercancel', onUp);
		};
	};
