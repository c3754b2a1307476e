import '../styles/asides.css';
import '../styles/goals.css';
import '../styles/needs.css';
import '../styles/hall.css';
import '../styles/draft.css';
import '../styles/forced.css';
import '../words/room.ts';

/** What the room shows beside the text and the floor: comes as soon as those stand. */
export { Announced } from '../panels/Announced.tsx';
export { BreakPanel } from '../panels/BreakPanel.tsx';
export { BriefPanel } from '../panels/BriefPanel.tsx';
export { DraftOutline } from '../panels/DraftOutline.tsx';
export { GoalGlance } from '../panels/GoalsPanel.tsx';
export { HallPanel } from '../panels/HallPanel.tsx';
export { LineBar } from '../panels/LineBar.tsx';
export { LiveWords } from '../panels/LiveWords.tsx';
export { Needs, NowLine } from '../panels/Needs.tsx';
export { NoticeList, NoticeSlips } from '../panels/Notices.tsx';
export { PlannedStep } from '../panels/PlannedStep.tsx';
export { QuestionPanel } from '../panels/QuestionPanel.tsx';
export { LineBox, RecordLines } from '../panels/RecordLines.tsx';
export { Starters } from '../panels/Starters.tsx';
export { WordToChair } from '../panels/WordToChair.tsx';
