package tickets.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.SizeAndTimeBasedFileNamingAndTriggeringPolicy;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.File;
import java.io.IOException;

/**
 * Rolls by size and day as Logback does, but only while no other process logs to the folder: that one would go on
 * writing into the file that was rolled away. Until then the file grows; every process appends whole lines to it.
 */
final class SharedRollingPolicy extends TimeBasedRollingPolicy<ILoggingEvent> {

    private final SharedFolderLock lock;
    private final long maxBytes;
    private final Naming naming = new Naming();

    SharedRollingPolicy(SharedFolderLock lock, long maxBytes) {
        this.lock = lock;
        this.maxBytes = maxBytes;
        naming.setMaxFileSize(new FileSize(maxBytes));
        setTimeBasedFileNamingAndTriggeringPolicy(naming);
    }

    @Override
    public boolean isTriggeringEvent(File activeFile, ILoggingEvent event) {
        long bytes = activeFile.length();
        if (bytes < maxBytes && !naming.isNewDay()) {
            return false;
        }
        try {
            if (!lock.tryToBeAlone()) {
                return false;
            }
            naming.countAll(bytes);
            boolean triggered = super.isTriggeringEvent(activeFile, event);
            if (!triggered) {
                lock.shareAgain();
            }
            return triggered;
        } catch (IOException unknown) {
            addWarn("Cannot see whether other processes log to this folder", unknown);
            return false;
        }
    }

    @Override
    public void rollover() {
        try {
            super.rollover();
        } finally {
            shareAgain();
        }
    }

    private void shareAgain() {
        try {
            lock.shareAgain();
        } catch (IOException failure) {
            addWarn("Cannot share the log folder again", failure);
        }
    }

    @Override
    public void stop() {
        super.stop();
        try {
            lock.close();
        } catch (IOException failure) {
            addWarn("Cannot leave the log folder", failure);
        }
    }

    /** Logback's naming, which counts only the bytes of its own process. */
    private static final class Naming extends SizeAndTimeBasedFileNamingAndTriggeringPolicy<ILoggingEvent> {

        boolean isNewDay() {
            return getCurrentTime() >= atomicNextCheck.get();
        }

        void countAll(long bytes) {
            lengthCounter.reset();
            lengthCounter.add(bytes);
        }
    }
}
