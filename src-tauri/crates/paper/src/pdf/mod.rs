//! Laid pages to PDF bytes.

mod archive;
mod catalog;
mod printer;
mod run;

use crate::Error;
use crate::flow::Laid;

impl Laid {
    /// The PDF. The same pages give the same bytes on every computer.
    ///
    /// # Errors
    /// [`Error::Font`] when a font cannot be subset, [`Error::Write`] when the file cannot be put together; both mean
    /// a damaged program.
    pub fn write_pdf(&self) -> Result<Vec<u8>, Error> {
        self.write(false)
    }

    /// The PDF for an archive: the same pages as PDF/A-2b.
    ///
    /// # Errors
    /// As [`Laid::write_pdf`].
    pub fn write_pdf_a(&self) -> Result<Vec<u8>, Error> {
        self.write(true)
    }

    fn write(&self, archive: bool) -> Result<Vec<u8>, Error> {
        let mut document = printer::print(self)?;
        catalog::complete(&mut document, self);
        if archive {
            archive::keep(&mut document, &self.meta);
        }
        document.prune_objects();
        document.renumber_objects();
        compress(&mut document);
        catalog::identify(&mut document, self);
        let mut bytes = Vec::new();
        document.save_modern(&mut bytes)?;
        Ok(bytes)
    }
}

/// Compress every stream, on as many cores as there are.
fn compress(document: &mut lopdf::Document) {
    let streams: Vec<&mut lopdf::Stream> = document
        .objects
        .values_mut()
        .filter_map(|object| match object {
            lopdf::Object::Stream(stream) if stream.allows_compression => Some(stream),
            _ => None,
        })
        .collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let queue = std::sync::Mutex::new(streams.into_iter());
    let next = || queue.lock().ok().and_then(|mut queue| queue.next());
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(stream) = next() {
                    // What cannot be made smaller stays as it is.
                    let _ = stream.compress();
                }
            });
        }
    });
}
