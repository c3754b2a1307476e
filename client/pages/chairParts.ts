import '../styles/chair.css';
import '../styles/settle.css';

/** What only a chair needs, with its looks: comes when somebody takes the chair. */
export { ChairDesk } from '../panels/ChairDesk.tsx';
export { ResponsePanel } from '../panels/ResponsePanel.tsx';
